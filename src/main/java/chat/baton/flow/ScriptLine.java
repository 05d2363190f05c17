package chat.baton.flow;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a recording, or of its replay.
 *
 * @param text   what is said, as plain words of one line or more, choices one a line; empty where nothing is
 * @param tapped what came back as the customer tapped the text; absent when they typed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScriptLine(Part part, String text, @Nullable String tapped) {

    /** Whose line it is. The customer writes, pays, or lets time pass; the bot speaks, or asks for a person. */
    public enum Part {
        CUSTOMER,
        PAYMENT,
        TIME,
        BOT,
        PERSON;

        /** The word in tables, files and interfaces. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ScriptLine bot(String text) {
        return new ScriptLine(Part.BOT, text, null);
    }

    static ScriptLine of(Part part) {
        return new ScriptLine(part, "", null);
    }

    /** Whether it is for the bot to answer, rather than an answer. */
    @JsonIgnore
    public boolean isCue() {
        return part == Part.CUSTOMER || part == Part.PAYMENT || part == Part.TIME;
    }

    boolean saysTheSameAs(ScriptLine other) {
        return part == other.part && text.equals(other.text);
    }
}
