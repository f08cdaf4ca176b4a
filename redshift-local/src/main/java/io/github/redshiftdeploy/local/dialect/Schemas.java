package io.github.redshiftdeploy.local.dialect;

/** Schemas and databases. */
final class Schemas {
    private Schemas() {}

    static void create(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        Names.rewrite(command, edits);
        deleteQuota(phrase, edits);
    }

    /** A quota has no effect here, but the schema must be there. */
    static void alter(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        if (phrase.at(3, "QUOTA")) {
            edits.replace(phrase, "GRANT USAGE ON SCHEMA " + phrase.text(2) + " TO CURRENT_USER");
        }
    }

    static void drop(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int external = phrase.find("DROP EXTERNAL DATABASE");
        if (external > 0) {
            edits.delete(phrase, external, external + 3);
        }
    }

    static void dropDatabase(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int last = phrase.size() - 1;
        if (last > 2 && phrase.at(last, "FORCE")) {
            edits.replace(phrase, last, "WITH (FORCE)");
        }
    }

    /** The schema is there, and empty: what would be in it lies outside the database. */
    static void createExternal(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        TableName schema = TableName.created(phrase);
        TableFacts facts = new TableFacts(schema.text());
        facts.external(phrase.text(schema.to(), phrase.size()));
        edits.delete(phrase, 1, 2);
        edits.delete(phrase, schema.to(), phrase.size());
        CreateTable.keep(command, facts, edits);
    }

    static void createDatabase(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        if (phrase.has("FROM DATASHARE")) {
            edits.replace(phrase, Datashares.database(phrase));
            return;
        }
        for (int index = 3; index < phrase.size(); index++) {
            if (phrase.at(index, "COLLATE")) {
                edits.delete(phrase, index, index + 2);
            } else if (phrase.at(index, "ISOLATION LEVEL")) {
                edits.delete(phrase, index, index + 3);
            } else if (phrase.at(index, "LIMIT UNLIMITED")) {
                edits.replace(phrase, index + 1, "-1");
            }
        }
    }

    static void alterDatabase(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        if (phrase.at(3, "ISOLATION|COLLATE|INTEGRATION")) {
            edits.delete(phrase, 3, phrase.size());
            edits.insert(phrase.end(2), " CONNECTION LIMIT -1");
        } else if (phrase.at(3, "CONNECTION LIMIT UNLIMITED")) {
            edits.replace(phrase, 5, "-1");
        }
    }

    private static void deleteQuota(Phrase phrase, Edits edits) {
        int quota = phrase.find("QUOTA");
        if (quota > 0) {
            int after = phrase.at(quota + 2, "MB|GB|TB") ? quota + 3 : quota + 2;
            edits.delete(phrase, quota, after);
        }
    }
}
