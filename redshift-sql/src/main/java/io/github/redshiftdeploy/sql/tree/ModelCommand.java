package io.github.redshiftdeploy.sql.tree;

import java.util.List;

/** Makes models of machine learning. */
public sealed interface ModelCommand extends Command {

    /**
     * {@code CREATE MODEL}: trained by Redshift, brought along from a job, or at an endpoint.
     *
     * @param options where it comes from, its function, its settings, as they are written
     */
    record CreateModel(boolean replace, Name name, List<Option> options, int at) implements ModelCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word(replace ? "CREATE OR REPLACE MODEL" : "CREATE MODEL")
                    .node(name)
                    .all(options);
        }
    }

    /** {@code CREATE EXTERNAL MODEL}: one of Amazon Bedrock. */
    record CreateExternalModel(Name name, List<Option> options, int at) implements ModelCommand {
        @Override
        public void parts(NodeWriter to) {
            to.word("CREATE EXTERNAL MODEL").node(name).all(options);
        }
    }

    /** Options in parentheses, with commas between them, as in {@code SETTINGS (…)}. */
    record Settings(List<Option> options, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.enclosed(options);
        }
    }

    /** {@code name (types)}, or the name alone: the function by which a model answers. */
    record Prediction(Name name, List<TypeName> types, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.node(name).enclosed("", types);
        }
    }

    /** {@code SAGEMAKER 'endpoint':'model'}. */
    record Endpoint(Expression endpoint, Expression model, int at) implements Node {
        @Override
        public void parts(NodeWriter to) {
            to.node(endpoint).word(":").node(model);
        }
    }
}
