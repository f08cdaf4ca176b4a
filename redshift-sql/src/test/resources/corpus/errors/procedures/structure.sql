CREATE PROCEDURE sp() AS $$
BEGIN
    IF 1 = 1 THEN
        RAISE INFO 'a';
    FOR i IN 1..3 LOOP
        RAISE INFO 'b';
    END LOOP;
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp() AS $$
BEGIN
    FOR i IN 1..3 LOOP
        RAISE INFO 'b';
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp() AS $$
BEGIN
    RAISE INFO 'b';
    END IF;
    RAISE INFO 'c';
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp(n int) AS $$
BEGIN
    IF n = 1 THEN
        NULL;
    ELSE IF n = 2 THEN
        NULL;
    END IF;
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp(n int) AS $$
BEGIN
    WHILE n > 0 LOOP
        n := n - 1;
    END WHILE;
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp() AS $$
BEGIN
    RAISE INFO 'a';
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp() AS $$
    RAISE INFO 'a';
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp() AS $$
DECLARE
    n int;
    n := 1;
    INSERT INTO t VALUES (n);
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp() AS $$
BEGIN
    NULL;
END;
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp(n int) AS $$
BEGIN
    IF n > 1
        n := 2;
    END IF;
    IF n > 1 THAN
        n := 2;
    END IF;
    WHILE n > 1
        n := n - 1;
    END LOOP;
    FOR i IN 1...3 LOOP
        NULL;
    END LOOP;
    CASE n WHEN 1 n := 2; END CASE;
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp(n int) AS $$
BEGIN
    <<a>>
    LOOP
        <<a>>
        LOOP
            EXIT a;
        END LOOP b;
        EXIT c WHEN n > 1;
        CONTINUE sp;
    END LOOP;
    EXIT;
    CONTINUE;
    LOOP NULL; END LOOP d;
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp(n int) AS $$
BEGIN
    NULL;
EXCEPTION
    WHEN no_data_found THEN
        NULL;
    WHEN OTHERS
        NULL;
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp(n int) AS $$
DECLARE
    total int;
BEGN
    total := n;
    RAISE INFO 'total: %', total;
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE sp(n int) AS $$
BEGIN
    RAISE INFO 'begins with %, n;
    RAISE INFO 'ends';
END;
$$ LANGUAGE plpgsql;
