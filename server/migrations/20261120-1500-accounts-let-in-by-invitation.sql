-- An invitation lets in whoever waits to be let in.
grant update (role, status) on accounts.membership to tradewind_auth;
