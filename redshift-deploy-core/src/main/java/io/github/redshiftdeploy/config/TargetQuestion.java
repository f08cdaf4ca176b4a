package io.github.redshiftdeploy.config;

/**
 * What a placeholder says of a target that only the target itself knows.
 *
 * @param what what is asked
 * @param target the target's name
 */
public record TargetQuestion(What what, String target) {

    /** What can be asked; the placeholder is the word, a dot and the target's name. */
    public enum What {
        /** The id of the namespace, a GUID, by which datashares know it. */
        NAMESPACE("00000000-0000-0000-0000-000000000000"),
        /** The AWS account, twelve digits. */
        ACCOUNT("000000000000");

        private final String sample;

        What(String sample) {
            this.sample = sample;
        }

        /** Returns a value of the same form, for checks that ask nobody. */
        String sample() {
            return sample;
        }
    }

    /** Returns the name of the placeholder. */
    String placeholder() {
        return Choice.word(what) + "." + target;
    }
}
