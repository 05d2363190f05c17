package chat.baton;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestClassesTests {

    private static final Set<String> BROWSERS = Set.of("Browsers", "Chromium");

    /** Else they would be run where there is no browser, and beside the tests that need none. */
    @Test
    void thoseThatLookAtPagesSayThatTheyNeedABrowser() {
        classes()
                .that(describe("look at pages", TestClassesTests::looksAtPages))
                .should()
                .beAnnotatedWith(BrowserTest.class)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.OnlyIncludeTests())
                        .importPackages("chat.baton"));
    }

    private static boolean looksAtPages(JavaClass type) {
        return type.getSimpleName().endsWith("Tests")
                && type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(use -> BROWSERS.contains(use.getTargetClass().getSimpleName()));
    }
}
