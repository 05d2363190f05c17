package chat.baton.flow.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Whoever uploads a file learns what is wrong with it; nothing else comes of it. */
class InspectionFuzz {

    private static final Surroundings THERE = new Surroundings(
            Set.of("say", "ask", "callWebhook"), Set.of("ask"), key -> false, key -> false, Set.of("takeover"));

    private static List<Fault> faults(String name, byte[] content) {
        return Inspection.of(List.of(new FlowFile(name, content)), THERE);
    }

    @FuzzTest(maxDuration = "60s")
    void looksThroughAnyFlow(byte[] content) {
        assertThat(faults("flow.bpmn", content)).doesNotContainNull();
    }

    @FuzzTest(maxDuration = "60s")
    void looksThroughAnyTable(byte[] content) {
        assertThat(faults("table.dmn", content)).doesNotContainNull();
    }

    @FuzzTest(maxDuration = "60s")
    void looksThroughAnyForm(byte[] content) {
        assertThat(faults("drawn.form", content)).doesNotContainNull();
        assertThat(faults("page.html", content)).doesNotContainNull();
    }

    @FuzzTest(maxDuration = "60s")
    void unpacksAnyArchiveOrSaysThatItIsNone(byte[] archive) {
        try {
            assertThat(Archive.unpack(new ByteArrayInputStream(archive)))
                    .hasSizeLessThanOrEqualTo(Inspection.MOST_FILES + 1)
                    .allSatisfy(file -> assertThat(file.content()).hasSizeLessThanOrEqualTo(Inspection.LARGEST + 1));
        } catch (IOException | IllegalArgumentException refused) {
            // Which is told as such.
        }
    }
}
