package chat.baton.flow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The folder that flow authors open in Camunda Modeler: the flows and tables that come with Baton, to copy, and the templates of all steps. */
@Component
public class AuthorsFolder {

    private static final String TEMPLATES = ".camunda/element-templates/";

    private final ResourcePatternResolver files = new PathMatchingResourcePatternResolver();

    /** As a zip, with the templates where Modeler looks for them. */
    public byte[] zipped() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, "", "*.bpmn");
            add(zip, "", "*.dmn");
            add(zip, TEMPLATES, "*.json");
        }
        return bytes.toByteArray();
    }

    private void add(ZipOutputStream zip, String folder, String names) throws IOException {
        for (var file : files.getResources("classpath:processes/" + folder + names)) {
            if (isToCopy(file)) {
                zip.putNextEntry(new ZipEntry("flows/" + folder + file.getFilename()));
                zip.write(file.getContentAsByteArray());
            }
        }
    }

    private static boolean isToCopy(Resource file) {
        return FlowGate.RESERVED.stream().noneMatch(own -> (own + ".bpmn").equals(file.getFilename()));
    }
}
