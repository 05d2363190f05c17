package chat.baton.flow.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ArchiveTests {

    private static InputStream zip(String... names) throws IOException {
        return zip(10, names);
    }

    private static InputStream zip(int size, String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(new byte[size]);
                }
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Test
    void givesItsFilesWithoutFoldersAndWhatMacsAdd() throws IOException {
        assertThat(Archive.unpack(zip("shop/", "shop/a.bpmn", "__MACOSX/a.bpmn", "b.dmn")))
                .extracting(FlowFile::name)
                .containsExactly("shop/a.bpmn", "b.dmn");
    }

    @Test
    void isReadNoFurtherThanAFileThatIsTooLarge() throws IOException {
        var files = Archive.unpack(zip(30 << 20, "bomb.bpmn", "after.bpmn"));

        assertThat(files).singleElement().satisfies(bomb -> assertThat(bomb.content())
                .hasSize(Inspection.LARGEST + 1));
    }

    @Test
    void isNoneWhenItIsMadeOfNothingButFolders() throws IOException {
        var folders = IntStream.range(0, 5000).mapToObj(number -> number + "/").toArray(String[]::new);

        assertThatThrownBy(() -> Archive.unpack(zip(folders))).isInstanceOf(ZipException.class);
    }

    @Test
    void isReadNoFurtherThanAFileThatIsTooLargeEvenIfItIsIgnored() throws IOException {
        assertThat(Archive.unpack(zip(30 << 20, "__MACOSX/bomb", "after.bpmn")))
                .extracting(FlowFile::name)
                .containsExactly("__MACOSX/bomb");
    }

    @Test
    void isReadNoFurtherThanMayBeDeployed() throws IOException {
        var names =
                IntStream.range(0, 5000).mapToObj(number -> number + ".bpmn").toArray(String[]::new);

        assertThat(Archive.unpack(zip(names))).hasSize(Inspection.MOST_FILES + 1);
    }
}
