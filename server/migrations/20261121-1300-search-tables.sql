create schema search;
grant usage on schema search to tradewind_app, tradewind_system;

-- Every rebuild of a tenant's index is a generation of its own: shoppers read the one that stands here.
create sequence search.generation_id;
grant usage on sequence search.generation_id to tradewind_app;

create table search.state (
  tenant_id uuid primary key,
  generation bigint not null,
  -- The one that a rebuild fills; what changes meanwhile is written to both.
  building bigint,
  -- When its words were counted, of how many documents, and when a document changed last.
  words_at timestamptz,
  documents integer not null default 0,
  changed_at timestamptz not null default now(),
  rebuilt_at timestamptz
);
alter table search.state enable row level security;
alter table search.state force row level security;
create policy state_own on search.state to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy state_system on search.state for select to tradewind_system using (true);
grant select, insert, update on search.state to tradewind_app;
grant select on search.state to tradewind_system;

create table search.document (
  tenant_id uuid not null,
  generation bigint not null,
  product_id uuid not null,
  -- Where each term stands, and the lexeme `#<generation>`: generations belong to one tenant each, so the one index below serves all of them.
  vector tsvector not null,
  -- What each term adds to the rank, × 10,000.
  impacts jsonb not null,
  -- `<key> US <value>` (US: the unit separator, U+001F).
  facets text[] not null,
  -- From which price on, by currency: {"USD": 1999}.
  prices jsonb not null,
  in_stock boolean not null,
  rating real,
  reviews integer not null default 0,
  created_at timestamptz not null,
  name text not null,
  excerpt text not null,
  primary key (tenant_id, generation, product_id)
) with (toast_tuple_target = 4080);
-- Only a phrase looks at positions again; the rank reads the impacts of every hit.
alter table search.document alter column vector set storage external;
alter table search.document alter column impacts set storage main;
create index document_vector on search.document using gin (vector);
alter table search.document enable row level security;
alter table search.document force row level security;
create policy document_own on search.document to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy document_system on search.document for select to tradewind_system using (true);
grant select, insert, update, delete on search.document to tradewind_app;
grant select on search.document to tradewind_system;

-- Which words there are, and in how many products: what makes a word weigh, and what a misspelt one may have meant.
create table search.word (
  tenant_id uuid not null,
  generation bigint not null,
  word text collate "C" not null,
  documents integer not null,
  length integer not null,
  -- Which letters it has, a bit each: words that differ in many cannot be a slip of each other.
  letters integer not null,
  primary key (tenant_id, generation, word)
);
create index word_length on search.word (tenant_id, generation, length);
alter table search.word enable row level security;
alter table search.word force row level security;
create policy word_own on search.word to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy word_system on search.word for select to tradewind_system using (true);
grant select, insert, delete on search.word to tradewind_app;
grant select on search.word to tradewind_system;

create function search.letters_of(word text) returns integer language sql immutable parallel safe as $$
  select coalesce(bit_or(1 << case when c between 'a' and 'z' then ascii(c) - 97 else 26 + (ascii(c) - 48) / 2 end), 0)
  from regexp_split_to_table(word collate "C", '') c where c ~ '[a-z0-9]'
$$;

-- What a shopper may be typing: from every word of a name on, or every character of a Chinese or Japanese one.
create table search.completion (
  tenant_id uuid not null,
  key text collate "C" not null,
  kind text not null check (kind in ('product', 'category', 'query')),
  -- The product's or category's id, or the query itself.
  ref text not null,
  label text not null,
  weight integer not null,
  primary key (tenant_id, kind, key, ref)
);
create index completion_ref on search.completion (tenant_id, kind, ref);
alter table search.completion enable row level security;
alter table search.completion force row level security;
create policy completion_own on search.completion to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on search.completion to tradewind_app;

-- Products whose change the index has not taken in yet.
create table search.pending (
  tenant_id uuid not null,
  product_id uuid not null,
  since timestamptz not null default now(),
  primary key (tenant_id, product_id)
);
alter table search.pending enable row level security;
alter table search.pending force row level security;
create policy pending_own on search.pending to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy pending_system on search.pending for select to tradewind_system using (true);
grant select, insert, update, delete on search.pending to tradewind_app;
grant select on search.pending to tradewind_system;

create table search.synonym (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- Two ways: all of `terms` mean the same. One way: who looks for one of `terms` finds `replacements` as well.
  terms text[] not null check (cardinality(terms) between 1 and 20),
  replacements text[] not null check (cardinality(replacements) <= 20),
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
alter table search.synonym enable row level security;
alter table search.synonym force row level security;
create policy synonym_own on search.synonym to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on search.synonym to tradewind_app;

-- What was looked for. Who did is a hash whose key changes every day: it counts people and names none.
create table search.log (
  tenant_id uuid not null,
  id bigint generated always as identity,
  at timestamptz(3) not null default now(),
  query text not null,
  results integer not null,
  corrected text,
  who text not null,
  primary key (tenant_id, id)
);
create index log_at on search.log (tenant_id, at);
create index log_query on search.log (tenant_id, query, at);
alter table search.log enable row level security;
alter table search.log force row level security;
create policy log_own on search.log to tradewind_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy log_system on search.log to tradewind_system using (true);
grant select on search.log to tradewind_app;
grant select, insert, delete on search.log to tradewind_system;

-- The search of the tenant of the transaction. A function with the rights of the system: row-level security lets no index
-- on `@@` be used (the operator is not leakproof), so the wall stands here, in the lexeme of the tenant's own generation
-- and in the condition on `tenant_id`.
--   strict, loose   the products that must match; where fewer than `at_least` do, those that match loosely
--   terms, weights  what is ranked by, up to 8; the first `main_terms` are the query's own, the rest other spellings. A rare
--                   term weighs more, by the root of its idf, ln(1 + (N - n + 0.5) / (n + 0.5))
--   filters         [{"key": "brand", "values": ["brand US Sony"]}], up to 8, each met by one of its values
-- The answer is JSON: total, is_loose, hits, facets [[value, products]], price [min, max], in_stock, ratings; and near, where
-- fewer than `at_least` match: for each term that is unknown here the words that could be meant, and the two words it may be, as [word, products].
-- What a facet counts ignores what was chosen of that facet itself.
create function search.find(
  strict text, loose text, at_least integer, terms text[], weights real[], main_terms integer, in_currency text, filters jsonb,
  price_min bigint, price_max bigint, only_stock boolean, rating_min real, sort text, rows_limit integer, rows_offset integer
) returns json language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  current bigint;
  all_documents integer;
  wanted tsquery;
  own tsquery;
  is_loose boolean := false;
  found_rows integer;
  t1 text := terms[1]; t2 text := terms[2]; t3 text := terms[3]; t4 text := terms[4]; t5 text := terms[5]; t6 text := terms[6]; t7 text := terms[7]; t8 text := terms[8];
  w real[];
  w1 real; w2 real; w3 real; w4 real; w5 real; w6 real; w7 real; w8 real;
  k text[] := array(select f ->> 'key' || U&'\001F' from jsonb_array_elements(filters) with ordinality e(f, place) order by place);
  g1 text[] := array(select jsonb_array_elements_text(filters -> 0 -> 'values'));
  g2 text[] := array(select jsonb_array_elements_text(filters -> 1 -> 'values'));
  g3 text[] := array(select jsonb_array_elements_text(filters -> 2 -> 'values'));
  g4 text[] := array(select jsonb_array_elements_text(filters -> 3 -> 'values'));
  g5 text[] := array(select jsonb_array_elements_text(filters -> 4 -> 'values'));
  g6 text[] := array(select jsonb_array_elements_text(filters -> 5 -> 'values'));
  g7 text[] := array(select jsonb_array_elements_text(filters -> 6 -> 'values'));
  g8 text[] := array(select jsonb_array_elements_text(filters -> 7 -> 'values'));
  groups integer := coalesce(cardinality(k), 0);
  answer json;
begin
  select s.generation, s.documents into current, all_documents from search.state s where s.tenant_id = tenant;
  if current is null then return null; end if;
  if sort = 'relevance' and cardinality(terms) > 0 then
    w := array(select t.weight * sqrt(ln(1 + (greatest(all_documents, known.documents, 1) - coalesce(known.documents, 0) + 0.5) / (coalesce(known.documents, 0) + 0.5)))
      from unnest(terms, weights) with ordinality t(term, weight, place)
      left join search.word known on known.tenant_id = tenant and known.generation = current and known.word = t.term order by t.place);
    w1 := w[1]; w2 := w[2]; w3 := w[3]; w4 := w[4]; w5 := w[5]; w6 := w[6]; w7 := w[7]; w8 := w[8];
  end if;
  own := ('''#' || current || '''')::tsquery;
  wanted := own;
  if strict <> '' then
    wanted := own && strict::tsquery;
    select count(*) into found_rows from (select from search.document d where d.vector @@ wanted limit at_least) few;
    is_loose := found_rows < at_least and loose <> '';
    if is_loose then wanted := own && loose::tsquery; end if;
  end if;
  with matching as materialized (
    select x.*, case when x.mask = 0 or x.mask > 128 then null else k[case x.mask when 1 then 1 when 2 then 2 when 4 then 3 when 8 then 4 when 16 then 5 when 32 then 6 when 64 then 7 when 128 then 8 end] end as only_miss
    from (
      select d.product_id, d.facets, (d.prices -> in_currency)::bigint as price, d.in_stock, d.rating, d.created_at,
        (coalesce((d.impacts -> t1)::int4 * w1, 0) + coalesce((d.impacts -> t2)::int4 * w2, 0) + coalesce((d.impacts -> t3)::int4 * w3, 0) + coalesce((d.impacts -> t4)::int4 * w4, 0)
          + coalesce((d.impacts -> t5)::int4 * w5, 0) + coalesce((d.impacts -> t6)::int4 * w6, 0) + coalesce((d.impacts -> t7)::int4 * w7, 0) + coalesce((d.impacts -> t8)::int4 * w8, 0))
          * case when is_loose then greatest(1, least(main_terms, num_nonnulls(d.impacts -> t1, d.impacts -> t2, d.impacts -> t3, d.impacts -> t4, d.impacts -> t5, d.impacts -> t6, d.impacts -> t7, d.impacts -> t8))) else 1 end
          * case when d.in_stock then 1 else 0.7 end as score,
        case when groups = 0 then 0 else (groups > 0 and not d.facets && g1)::int + (groups > 1 and not d.facets && g2)::int * 2 + (groups > 2 and not d.facets && g3)::int * 4 + (groups > 3 and not d.facets && g4)::int * 8
          + (groups > 4 and not d.facets && g5)::int * 16 + (groups > 5 and not d.facets && g6)::int * 32 + (groups > 6 and not d.facets && g7)::int * 64 + (groups > 7 and not d.facets && g8)::int * 128 end
          + ((d.prices -> in_currency)::bigint < price_min or (d.prices -> in_currency)::bigint > price_max)::int * 256
          + (only_stock and not d.in_stock)::int * 512 + (rating_min > 0 and (d.rating is null or d.rating < rating_min))::int * 1024 as mask
      from search.document d
      where d.vector @@ wanted and d.tenant_id = tenant and d.generation = current and d.prices ? in_currency
    ) x
  ), page as (
    select m.product_id, m.score, row_number() over (order by
        case sort when 'price' then m.price end, case sort when '-price' then m.price end desc, case sort when 'newest' then m.created_at end desc nulls last, case sort when 'rating' then m.rating end desc nulls last,
        m.score desc, m.created_at desc, m.product_id) as place
    from matching m where m.mask = 0 order by place limit rows_limit offset rows_offset
  ), counted as (
    select c.value, c.n, sum(c.n) over by_key as of_key, row_number() over (by_key order by c.n desc, c.value) as place, split_part(c.value, U&'\001F', 1) as key
    from (select f.value, count(*) as n from matching m, unnest(m.facets) f(value) where m.mask = 0 or starts_with(f.value, m.only_miss) group by f.value) c
    window by_key as (partition by split_part(c.value, U&'\001F', 1))
  )
  select json_build_object(
    'total', (select count(*) from matching m where m.mask = 0),
    'is_loose', is_loose,
    'hits', (select coalesce(json_agg(json_build_object('product_id', p.product_id, 'score', p.score, 'name', d.name, 'excerpt', d.excerpt) order by p.place), '[]')
      from page p join search.document d on d.tenant_id = tenant and d.generation = current and d.product_id = p.product_id),
    'facets', (select coalesce(json_agg(json_build_array(c.value, c.n) order by c.of_key desc, c.key, c.place), '[]') from (select counted.*, dense_rank() over (order by counted.of_key desc, counted.key) as rank from counted) c where c.place <= 30 and c.rank <= 20),
    'price', (select json_build_array(min(m.price), max(m.price)) from matching m where m.mask in (0, 256)),
    'in_stock', (select count(*) from matching m where m.mask in (0, 512) and m.in_stock),
    'ratings', (select json_build_array(count(*) filter (where m.rating >= 4), count(*) filter (where m.rating >= 3), count(*) filter (where m.rating >= 2), count(*) filter (where m.rating >= 1)) from matching m where m.mask in (0, 1024))
    , 'near', case when found_rows < at_least then (
      select json_agg(json_build_array(t.term, (select json_agg(json_build_array(v.word, v.documents)) from (
        select v.word, v.documents from search.word v
        where v.tenant_id = tenant and v.generation = current and v.length between length(t.term) - 2 and length(t.term) + 2
          and bit_count((v.letters # search.letters_of(t.term))::bit(32)) <= 4
        order by bit_count((v.letters # search.letters_of(t.term))::bit(32)), v.documents desc limit 300) v),
        (select json_agg(json_build_array(a.word || ' ' || b.word, least(a.documents, b.documents))) from generate_series(2, length(t.term) - 2) cut
          join search.word a on a.tenant_id = tenant and a.generation = current and a.word = left(t.term, cut)
          join search.word b on b.tenant_id = tenant and b.generation = current and b.word = substr(t.term, cut + 1))))
      from unnest(terms[1:main_terms]) t(term)
      where t.term ~ '^[a-z0-9.]{3,}$' and not exists (select from search.word v where v.tenant_id = tenant and v.generation = current and v.word = t.term)) end
  ) into answer;
  return answer;
end $$;
revoke execute on function search.find from public;
grant execute on function search.find to tradewind_app;
grant create on schema search to tradewind_system;
alter function search.find owner to tradewind_system;
revoke create on schema search from tradewind_system;
