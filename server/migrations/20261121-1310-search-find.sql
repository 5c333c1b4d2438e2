-- Counts facets without sorting them within their keys, and works out the letters of an unknown word once: half the time of a search.
-- The search of the tenant of the transaction. A function with the rights of the system: row-level security lets no index
-- on `@@` be used (the operator is not leakproof), so the wall stands here, in the lexeme of the tenant's own generation
-- and in the condition on `tenant_id`.
--   strict, loose   the products that must match; where fewer than `at_least` do, those that match loosely
--   terms, weights  what is ranked by, up to 8; the first `main_terms` are the query's own, the rest other spellings. A rare
--                   term weighs more, by the root of its idf, ln(1 + (N - n + 0.5) / (n + 0.5))
--   filters         [{"key": "brand", "values": ["brand US Sony"]}], up to 8, each met by one of its values
-- The answer is JSON: total, is_loose, hits [[product, name, excerpt]], facets [[values], [products]], price [min, max], in_stock, ratings; and near, where
-- fewer than `at_least` match: for each term that is unknown here the words that could be meant, and the two words it may be, as [word, products].
-- What a facet counts ignores what was chosen of that facet itself.
create or replace function search.find(
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
  k text[]; g1 text[]; g2 text[]; g3 text[]; g4 text[]; g5 text[]; g6 text[]; g7 text[]; g8 text[]; chosen text[] := '{}';
  groups integer := jsonb_array_length(filters);
  answer json;
begin
  if groups > 0 then
    k := array(select f ->> 'key' || U&'\001F' from jsonb_array_elements(filters) with ordinality e(f, place) order by place);
    g1 := array(select jsonb_array_elements_text(filters -> 0 -> 'values'));
    g2 := array(select jsonb_array_elements_text(filters -> 1 -> 'values'));
    g3 := array(select jsonb_array_elements_text(filters -> 2 -> 'values'));
    g4 := array(select jsonb_array_elements_text(filters -> 3 -> 'values'));
    g5 := array(select jsonb_array_elements_text(filters -> 4 -> 'values'));
    g6 := array(select jsonb_array_elements_text(filters -> 5 -> 'values'));
    g7 := array(select jsonb_array_elements_text(filters -> 6 -> 'values'));
    g8 := array(select jsonb_array_elements_text(filters -> 7 -> 'values'));
    chosen := g1 || g2 || g3 || g4 || g5 || g6 || g7 || g8;
  end if;
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
  ), facet as (
    select v.value, count(*) as n from (select unnest(m.facets) as value, m.only_miss from matching m where m.mask = 0 or m.only_miss is not null) v
    where v.only_miss is null or starts_with(v.value, v.only_miss) group by v.value order by v.value = any (chosen) desc, n desc, v.value limit 1000
  ), summed as (
    select count(*) filter (where m.mask = 0) as total, min(m.price) filter (where m.mask in (0, 256)) as cheapest, max(m.price) filter (where m.mask in (0, 256)) as dearest,
      count(*) filter (where m.in_stock and m.mask in (0, 512)) as in_stock, count(*) filter (where m.rating >= 4 and m.mask in (0, 1024)) as four, count(*) filter (where m.rating >= 3 and m.mask in (0, 1024)) as three,
      count(*) filter (where m.rating >= 2 and m.mask in (0, 1024)) as two, count(*) filter (where m.rating >= 1 and m.mask in (0, 1024)) as one
    from matching m
  )
  select json_build_object(
    'total', s.total, 'is_loose', is_loose, 'price', json_build_array(s.cheapest, s.dearest), 'in_stock', s.in_stock, 'ratings', json_build_array(s.four, s.three, s.two, s.one),
    'hits', (select coalesce(json_agg(json_build_array(p.product_id, d.name, d.excerpt) order by p.place), '[]')
      from page p join search.document d on d.tenant_id = tenant and d.generation = current and d.product_id = p.product_id),
    'facets', (select json_build_array(coalesce(array_agg(f.value), '{}'), coalesce(array_agg(f.n), '{}')) from facet f)
    , 'near', case when found_rows < at_least then (
      select json_agg(json_build_array(t.term, (select json_agg(json_build_array(v.word, v.documents)) from (
        select v.word, v.documents, bit_count((v.letters # t.letters)::bit(32)) as others from search.word v
        where v.tenant_id = tenant and v.generation = current and v.length between length(t.term) - 2 and length(t.term) + 2 and bit_count((v.letters # t.letters)::bit(32)) <= 4
        order by others, v.documents desc limit 300) v),
        (select json_agg(json_build_array(a.word || ' ' || b.word, least(a.documents, b.documents))) from generate_series(2, length(t.term) - 2) cut
          join search.word a on a.tenant_id = tenant and a.generation = current and a.word = left(t.term, cut)
          join search.word b on b.tenant_id = tenant and b.generation = current and b.word = substr(t.term, cut + 1))))
      from (select u.term, search.letters_of(u.term) as letters from unnest(terms[1:main_terms]) u(term) offset 0) t
      where t.term ~ '^[a-z0-9.]{3,}$' and not exists (select from search.word v where v.tenant_id = tenant and v.generation = current and v.word = t.term)) end
  ) from summed s into answer;
  return answer;
end $$;

-- What waits the longest is taken first, and what one transaction added is seen at once.
create index pending_since on search.pending (tenant_id, since);
