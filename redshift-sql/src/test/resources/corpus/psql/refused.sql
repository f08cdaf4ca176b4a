\i tables/orders.sql
\ir '../x.sql';
\include x.sql
\copy t from 'c:\dir\x.csv' with (format csv)
\c dev \\ SELECT 1;
\connect - analyst
\! aws s3 cp x s3://y \\ SELECT 2;
\prompt 'Which? ' answer
SELECT 3 \gset
SELECT 4 \gexec
SELECT 5 \watch 2
\if :{?x}
  SELECT 6;
\else
  SELECT 7;
\endif
\o rows.csv
\o | gzip > rows.gz
SELECT 8 \g out.txt
SELECT 9 \g | cat \\ ;
\r
\w x
\ecoh hello
\SET a 1
\nothing
\ set
SELECT 10; \g
\
SELECT 11;
SELECT 12 \\ ;
