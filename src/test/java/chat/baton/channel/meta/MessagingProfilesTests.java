package chat.baton.channel.meta;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagingProfilesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'first_name':'Anna','last_name':'Berg'} | Anna Berg",
                "{'first_name':'Anna'}                    | Anna",
                "{'name':'Anna Berg','username':'anna.b'} | Anna Berg",
                "{'name':'','username':'anna.b'}          | anna.b",
                "{'id':'1'}                               |",
            })
    void knowsACustomerByTheFullestNameThereIs(String profile, String name) throws IOException {
        assertThat(new MessagingProfiles().read(profile.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Profile(name, null, null));
    }
}
