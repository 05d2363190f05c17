package chat.baton.channel;

import io.awspring.cloud.s3.DiskBufferingS3OutputStreamProvider;
import io.awspring.cloud.s3.S3OutputStreamProvider;
import io.awspring.cloud.s3.S3ProtocolResolver;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes {@code s3://} an address of files. Exists only where the media store is one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${baton.media.store:}'.startsWith('s3:')")
@Import(S3ProtocolResolver.class)
class S3Storage {

    /** Stores other than Amazon's are addressed by path and do not know Amazon's newer checksums. */
    @Bean
    S3Client s3(MediaSettings settings) {
        var client = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        var s3 = settings.s3();
        if (s3 != null && s3.endpoint() != null) {
            client.endpointOverride(s3.endpoint()).forcePathStyle(true);
        }
        if (s3 != null && s3.region() != null) {
            client.region(Region.of(s3.region()));
        }
        return client.build();
    }

    @Bean
    S3OutputStreamProvider s3Writing(S3Client s3) {
        return new DiskBufferingS3OutputStreamProvider(s3, null);
    }
}
