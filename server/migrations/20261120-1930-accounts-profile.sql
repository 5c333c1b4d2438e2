-- The console shows who runs the installation the pages for it.
grant select (is_super_admin) on accounts.person to tradewind_app;
