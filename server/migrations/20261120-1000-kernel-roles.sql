-- What a connection may do (server/kernel/db.ts). They cannot log in: a connection takes one with `role=`.
do $$
declare role_name text;
begin
  foreach role_name in array array['tradewind_app', 'tradewind_system', 'tradewind_auth'] loop
    begin
      execute format('create role %I nologin noinherit', role_name);
    exception when duplicate_object or unique_violation then null; -- roles belong to the cluster: another database made it
    end;
    execute format('grant %I to current_user', role_name);
  end loop;
end $$;

revoke create on schema public from public;
grant usage on schema kernel to tradewind_app, tradewind_system, tradewind_auth;
