-- Whose search is due is asked for by task, every minute.
drop index categories.category_due;
create index category_due on categories.category (next_search_at) where task_id is null;
