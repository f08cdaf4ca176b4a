\set schema prod
\set day '2026-01-05'
\set list '''a''' , '\'b\'' \set other 1
SELECT :schema.orders, :'day'::date, :"schema".t, :{?day}, a::int, 'b:day', ":day", $$ :day $$ -- :day
, /* :day */ :day;
SELECT a[1:2], a[1:n], a[:n], a[b:n], f(x)[:n], :n:n, x::numeric(:p,:s), '12:30'::time, a:=b, :ünï, :1a, :a$b;
SELECT :'not one', :"nor this", : name, :, :{?, :{?x, \:name, a\:b;
SELECT :
