-- A find that a category tracked once: who stopped tracking it since does not get it again (server/track/categories).
alter table categories.find add column was_tracked boolean not null default false;
