package io.github.redshiftdeploy.local.aws;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.List;

/** Answers as the JSON services write them: an instant is a number of seconds. */
final class Json {

    private Json() {}

    static String answer(Fields result) {
        return tree(result).toString();
    }

    static String error(String code, AwsRefusal refusal) {
        Fields error = Fields.of("__type", code).with("message", refusal.message());
        refusal.details().forEach(error::with);
        return answer(error);
    }

    private static JsonObject tree(Fields fields) {
        JsonObject object = new JsonObject();
        fields.forEach((name, value) -> object.add(name, element(value)));
        return object;
    }

    private static JsonElement element(Object value) {
        if (value instanceof Fields fields) {
            return tree(fields);
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(member -> array.add(element(member)));
            return array;
        }
        if (value instanceof Instant instant) {
            return new JsonPrimitive(instant.getEpochSecond());
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean truth ? new JsonPrimitive(truth) : new JsonPrimitive(value.toString());
    }
}
