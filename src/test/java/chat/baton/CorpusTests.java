package chat.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Replays to each parser of what comes from outside what fuzzing began with and what it found, without the fuzzer: that would
 * change every class the other tests load.
 */
class CorpusTests {

    private static final Path CLASSES = Path.of("src/test/java");
    private static final Path INPUTS = Path.of("src/test/resources");

    @TestFactory
    Stream<DynamicTest> eachParserBearsWhatEverWasFound() throws IOException {
        var tests = fuzzed().flatMap(CorpusTests::replays).toList();
        assertThat(tests).hasSizeGreaterThan(50);
        return tests.stream();
    }

    private static Stream<Class<?>> fuzzed() throws IOException {
        try (var files = Files.walk(CLASSES)) {
            List<Class<?>> found = files.filter(file -> file.toString().endsWith("Fuzz.java"))
                    .sorted()
                    .<Class<?>>map(CorpusTests::named)
                    .toList();
            return found.stream();
        }
    }

    private static Class<?> named(Path file) {
        var name = CLASSES.relativize(file).toString().replace(".java", "").replace('/', '.');
        return ReflectionSupport.tryToLoadClass(name).getOrThrow(IllegalStateException::new);
    }

    private static Stream<DynamicTest> replays(Class<?> fuzz) {
        return Arrays.stream(fuzz.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                .flatMap(method -> inputs(fuzz, method)
                        .map(input -> DynamicTest.dynamicTest(
                                fuzz.getSimpleName() + "." + method.getName() + " " + input.getFileName(),
                                () -> ReflectionSupport.invokeMethod(
                                        method, ReflectionSupport.newInstance(fuzz), (Object)
                                                Files.readAllBytes(input)))));
    }

    private static Stream<Path> inputs(Class<?> fuzz, Method method) {
        var folder = INPUTS.resolve(fuzz.getPackageName().replace('.', '/'))
                .resolve(fuzz.getSimpleName() + "Inputs")
                .resolve(method.getName());
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(fuzz + " has no seeds for " + method.getName(), e);
        }
    }
}
