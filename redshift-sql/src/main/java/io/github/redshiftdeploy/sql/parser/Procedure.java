package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Parameter;
import java.util.List;

/** What the body of a procedure needs to know of what stands around it. */
record Procedure(Name name, List<Parameter> parameters, List<Option> options) {

    /** Tells whether its statements commit one by one, and it may begin transactions. */
    boolean nonatomic() {
        return has("NONATOMIC");
    }

    /** Tells whether it changes settings while it runs, and so may not end the transaction it is in. */
    boolean changesSettings() {
        return has("SET");
    }

    private boolean has(String words) {
        return options.stream().anyMatch(option -> option.words().equals(words));
    }
}
