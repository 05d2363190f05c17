package chat.baton.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.core.MerchantId;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.DefaultResourceLoader;
import software.amazon.awssdk.services.s3.S3Client;

class MediaStoreTests {

    private static final MerchantId LAMPS = MerchantId.of("lamps");
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @TempDir
    Path folder;

    private MediaFile file(String text) throws IOException {
        return new MediaFile(Files.writeString(folder.resolve("file"), text), "text/plain", text.length(), "");
    }

    @Test
    void keepsFilesInAFolder() throws IOException {
        var location = folder.resolve("media").toUri().toString();
        var store = new MediaStore(
                new DefaultResourceLoader(),
                MediaIntakeTests.settings(Map.of("baton.media.store", location + "/")),
                new DefaultListableBeanFactory().getBeanProvider(S3Client.class));

        store.put(LAMPS, ID, file("first"));
        store.put(LAMPS, ID, file("second"));

        assertThat(store.get(LAMPS, ID).getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo("second");
        try (var kept = Files.list(folder.resolve("media/lamps"))) {
            assertThat(kept).containsExactly(folder.resolve("media/lamps/" + ID));
        }

        store.remove(LAMPS, ID);
        store.remove(LAMPS, ID);
        assertThat(folder.resolve("media/lamps")).isEmptyDirectory();
    }

    @Test
    void keepsFilesInABucket() {
        var s3 = new WireMockServer(options().dynamicPort());
        s3.start();
        var path = "/bucket/prefix/lamps/" + ID;
        s3.stubFor(any(anyUrl()).willReturn(ok()));
        s3.stubFor(head(urlEqualTo(path)).willReturn(ok().withHeader("Content-Length", "5")));
        s3.stubFor(get(urlEqualTo(path)).willReturn(ok("hello")));
        try {
            new ApplicationContextRunner()
                    .withUserConfiguration(S3Storage.class, MediaStore.class)
                    .withPropertyValues(
                            "baton.media.store=s3://bucket/prefix/",
                            "baton.media.s3.endpoint=" + s3.baseUrl(),
                            "baton.media.s3.region=eu-central-1")
                    .withSystemProperties("aws.accessKeyId=key", "aws.secretAccessKey=secret")
                    .run(context -> {
                        var store = context.getBean(MediaStore.class);
                        store.put(LAMPS, ID, file("hello"));
                        s3.verify(putRequestedFor(urlEqualTo(path))
                                .withHeader("Authorization", matching("AWS4-HMAC-SHA256 Credential=key/.*"))
                                .withRequestBody(matching("(?s).*hello.*")));
                        assertThat(store.get(LAMPS, ID).contentLength()).isEqualTo(5);
                        assertThat(store.get(LAMPS, ID).getContentAsString(StandardCharsets.UTF_8))
                                .isEqualTo("hello");
                        store.remove(LAMPS, ID);
                        s3.verify(deleteRequestedFor(urlEqualTo(path)));
                    });
        } finally {
            s3.stop();
        }
    }

    @Test
    void needsNothingOfABucketForAFolder() {
        new ApplicationContextRunner()
                .withUserConfiguration(S3Storage.class, MediaStore.class)
                .withPropertyValues("baton.media.store=file:media/")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(S3Client.class));
    }
}
