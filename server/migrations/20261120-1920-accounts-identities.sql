alter table accounts.identity add column id uuid not null unique default gen_random_uuid();
