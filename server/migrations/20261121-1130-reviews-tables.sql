create schema reviews;
grant usage on schema reviews to tradewind_app, tradewind_system;

-- What a customer thinks of a product: one each. Without a customer: they were erased, and their words stayed.
create table reviews.review (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  product_id uuid not null,
  customer_id uuid,
  -- How they want to be named.
  author text check (length(author) between 1 and 60),
  -- The order by which they bought it.
  order_id uuid,
  is_verified boolean not null default false,
  stars smallint not null check (stars between 1 and 5),
  title text not null default '' check (length(title) <= 120),
  text text not null default '' check (length(text) <= 5000),
  status text not null check (status in ('pending', 'approved', 'rejected')),
  -- Why it was rejected; the author reads it.
  reason text check (length(reason) <= 500),
  images smallint not null default 0 check (images between 0 and 5),
  helpful integer not null default 0 check (helpful >= 0),
  -- Reports that nobody has looked at.
  reports integer not null default 0 check (reports >= 0),
  answer text check (length(answer) between 1 and 5000),
  answered_at timestamptz(3),
  -- For limits only: which address it came from (keyed hash), and the hash of its words.
  address text,
  words text,
  created_at timestamptz(3) not null default now(),
  edited_at timestamptz(3),
  primary key (tenant_id, id)
);
create unique index review_once on reviews.review (tenant_id, product_id, customer_id) where customer_id is not null;
create index review_newest on reviews.review (tenant_id, product_id, created_at desc, id desc) where status = 'approved';
create index review_helpful on reviews.review (tenant_id, product_id, helpful desc, created_at desc, id desc) where status = 'approved';
create index review_stars on reviews.review (tenant_id, product_id, stars, created_at desc, id desc) where status = 'approved';
create index review_queue on reviews.review (tenant_id, status, created_at desc, id desc);
create index review_reported on reviews.review (tenant_id, created_at desc, id desc) where reports > 0;
create index review_customer on reviews.review (tenant_id, customer_id) where customer_id is not null;
create index review_address on reviews.review (tenant_id, address, created_at) where address is not null;
create index review_words on reviews.review (tenant_id, words) where words is not null;

create table reviews.image (
  tenant_id uuid not null,
  review_id uuid not null,
  picture_id uuid not null,
  position smallint not null,
  width integer not null,
  height integer not null,
  primary key (tenant_id, review_id, picture_id),
  foreign key (tenant_id, review_id) references reviews.review (tenant_id, id) on delete cascade
);

-- An image that was sent and stands in no review yet.
create table reviews.upload (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  picture jsonb not null,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
create index upload_customer on reviews.upload (tenant_id, customer_id, created_at);
create index upload_old on reviews.upload (created_at);

create table reviews.vote (
  tenant_id uuid not null,
  review_id uuid not null,
  customer_id uuid not null,
  primary key (tenant_id, review_id, customer_id),
  foreign key (tenant_id, review_id) references reviews.review (tenant_id, id) on delete cascade
);
create index vote_customer on reviews.vote (tenant_id, customer_id);

create table reviews.report (
  tenant_id uuid not null,
  review_id uuid not null,
  customer_id uuid not null,
  reason text not null check (reason in ('spam', 'offensive', 'off_topic', 'other')),
  note text not null default '' check (length(note) <= 500),
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, review_id, customer_id),
  foreign key (tenant_id, review_id) references reviews.review (tenant_id, id) on delete cascade
);
create index report_customer on reviews.report (tenant_id, customer_id);

-- How many approved reviews gave how many stars: kept by the trigger, whoever changes a review.
create table reviews.stats (
  tenant_id uuid not null,
  product_id uuid not null,
  stars integer[] not null default '{0,0,0,0,0}' check (cardinality(stars) = 5 and 0 <= all (stars)),
  primary key (tenant_id, product_id)
);

create function reviews.count_stars() returns trigger language plpgsql as $$
declare step record;
begin
  for step in
    select tenant_id, product_id, star, sum(change)::int as change from (
      select old.tenant_id, old.product_id, old.stars, -1 where tg_op <> 'INSERT' and old.status = 'approved'
      union all select new.tenant_id, new.product_id, new.stars, 1 where tg_op <> 'DELETE' and new.status = 'approved') moved(tenant_id, product_id, star, change)
    group by 1, 2, 3 having sum(change) <> 0
  loop
    -- First there, then changed: a row that is to be inserted is checked before it can meet the one that is there.
    insert into reviews.stats (tenant_id, product_id) values (step.tenant_id, step.product_id) on conflict do nothing;
    update reviews.stats set stars[step.star] = stars[step.star] + step.change where tenant_id = step.tenant_id and product_id = step.product_id;
  end loop;
  return null;
end $$;
create trigger review_counted after insert or update of status, stars or delete on reviews.review for each row execute function reviews.count_stars();

do $$
declare name text;
begin
  foreach name in array array['review', 'image', 'upload', 'vote', 'report', 'stats'] loop
    execute format('alter table reviews.%I enable row level security', name);
    execute format('alter table reviews.%I force row level security', name);
    execute format('create policy %I on reviews.%I to tradewind_app using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', name || '_own', name);
    execute format('grant select, insert, update, delete on reviews.%I to tradewind_app', name);
  end loop;
end $$;
-- The clock takes uploads away that nobody used.
create policy upload_system on reviews.upload to tradewind_system using (true);
grant select, delete on reviews.upload to tradewind_system;
