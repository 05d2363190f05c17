package chat.baton.flow.inspection;

import java.util.Set;
import java.util.regex.Pattern;

/** What things may be called, and which variables are Baton's own: they say whose order it is. */
final class Names {

    static final Set<String> RESERVED_VARIABLES = Set.of("merchant", "cart", "order", "keptAnswers", "correctedSteps");

    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,63}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][\\w.-]{0,99}");

    private Names() {}

    static boolean isKey(String name) {
        return KEY.matcher(name).matches();
    }

    /** Refuses a name under which a step or a mapping would keep something. */
    static void lookAtVariable(Tag at, String name, Report report) {
        if (!VARIABLE.matcher(name).matches()) {
            report.refuse(at, "\"" + name + "\" is no name of a variable: letters, digits and _ only, 64 at most.");
        } else if (RESERVED_VARIABLES.contains(name)) {
            report.refuse(at, "The variable \"" + name + "\" is Baton's own. Choose another name.");
        }
    }
}
