package io.github.redshiftdeploy.local.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * A call of a function in a phrase.
 *
 * @param name the index of the function's name; the next token opens the parentheses
 */
record FunctionCall(Phrase phrase, int name) {
    int open() {
        return name + 1;
    }

    int close() {
        return phrase.closing(open());
    }

    /** Tells whether the parentheses are closed. */
    boolean whole() {
        return close() < phrase.size();
    }

    List<Phrase> arguments() {
        return phrase.split(open() + 1, close());
    }

    Phrase argument(int number) {
        return arguments().get(number);
    }

    /** Returns the indexes of the commas between the arguments. */
    List<Integer> commas() {
        List<Integer> commas = new ArrayList<>();
        for (int index = open() + 1; index < close(); index = phrase.after(index)) {
            if (phrase.at(index, ",")) {
                commas.add(index);
            }
        }
        return commas;
    }
}
