package chat.baton.flow;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the flows that come with Baton at each start, before the application says it is ready. A process and its forms
 * are one deployment under stable names, so that only what changed becomes a new version, whether it starts from a jar
 * or not.
 */
@Component
class FlowDeployer implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FlowDeployer.class);

    /** Who deployed them. */
    static final String SOURCE = "baton";

    private final RepositoryService repository;
    private volatile boolean done;

    FlowDeployer(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath:processes/*.*");
        byProcess(files).forEach(this::deploy);
        done = true;
        LOG.info("Flows are deployed");
    }

    boolean isDone() {
        return done;
    }

    private static Map<String, List<Resource>> byProcess(Resource[] files) {
        return Arrays.stream(files)
                .filter(FlowDeployer::isForTheEngine)
                .collect(Collectors.groupingBy(FlowDeployer::process, TreeMap::new, Collectors.toList()));
    }

    /** The folder with Modeler's templates is not. */
    private static boolean isForTheEngine(Resource file) {
        return !String.valueOf(file.getFilename()).startsWith(".");
    }

    private static String process(Resource file) {
        var name = String.valueOf(file.getFilename());
        return name.substring(0, name.indexOf('.'));
    }

    private void deploy(String process, List<Resource> files) {
        var deployment =
                repository.createDeployment().name(process).source(SOURCE).enableDuplicateFiltering(false);
        for (var file : files) {
            try (var content = file.getInputStream()) {
                deployment.addInputStream("processes/" + file.getFilename(), content);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        deployment.deploy();
    }
}
