-- ${comment} is left alone
CREATE TABLE ${shema}.orders (id INT);
GRANT SELECT ON ${schema}.orders TO GROUP ${Reader_Group}; SELECT '${literal}', $$ ${body} $$, "${name}";
SELECT * FROM ${warehouse}.orders_${suffix};
