alter table audit.entry add column ip text;
create index entry_newest on audit.entry (tenant_id, id desc);
