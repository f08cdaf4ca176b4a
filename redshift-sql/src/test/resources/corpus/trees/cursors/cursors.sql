DECLARE seats CURSOR FOR SELECT * FROM venue ORDER BY 1;

declare more no scroll cursor with hold for with v as (select 1) select * from v;

FETCH seats;

FETCH FROM seats;

FETCH NEXT FROM seats;

FETCH ALL FROM seats;

FETCH FORWARD 5 FROM seats;

FETCH FORWARD ALL IN seats;

FETCH 10 FROM seats;

FETCH FORWARD FROM next;

MOVE FORWARD 2 FROM seats;

CLOSE seats;

CLOSE ALL;
