package chat.baton.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import chat.baton.channel.Media;
import chat.baton.conversation.Content;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XContentsTests {

    private static final String PHOTO =
            """
            {'id':9,'id_str':'9','media_url_https':'https://ton.twitter.com/1.jpg','url':'https://t.co/pic','type':'photo'}
            """;

    @Test
    void readsATypedText() {
        assertThat(contents("{'text':'hi','entities':{'urls':[]}}")).containsExactly(Content.text("hi"));
    }

    @Test
    void readsWhatWasTypedNotWhatIsSafeInAPage() {
        assertThat(contents("{'text':'a &amp; b &lt;3 &amp;amp; ü'}"))
                .containsExactly(Content.text("a & b <3 &amp; ü"));
    }

    @Test
    void readsShortLinksAsTheAddressesTheyStandFor() {
        assertThat(
                        contents(
                                """
                        {'text':'see https://t.co/1 and https://t.co/2','entities':{'urls':[
                          {'url':'https://t.co/1','expanded_url':'https://lamps.example/a?b=1&c=2','display_url':'lamps.example/a'},
                          {'url':'https://t.co/2'},{'expanded_url':'x'},{},null]}}
                        """))
                .containsExactly(Content.text("see https://lamps.example/a?b=1&c=2 and https://t.co/2"));
    }

    @Test
    void readsAPictureWithWhatWasWrittenToIt() {
        assertThat(contents(
                        "{'text':'look https://t.co/pic','entities':{'urls':[{'url':'https://t.co/pic','expanded_url':"
                                + "'https://twitter.com/messages/media/900'}]},'attachment':{'type':'media','media':"
                                + PHOTO + "}}"))
                .containsExactly(new Content.Image("https://ton.twitter.com/1.jpg", "look"));
        assertThat(contents("{'text':' https://t.co/pic','attachment':{'type':'media','media':" + PHOTO + "}}"))
                .containsExactly(new Content.Image("https://ton.twitter.com/1.jpg", null));
    }

    @Test
    void readsSeveralPictures() {
        assertThat(contents("{'text':'two https://t.co/pic','attachment':{'type':'media','media':[" + PHOTO + ","
                        + PHOTO + "]}}"))
                .containsExactly(
                        new Content.Image("https://ton.twitter.com/1.jpg", "two"),
                        new Content.Image("https://ton.twitter.com/1.jpg", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"video", "animated_gif"})
    void readsTheBestOfAFilm(String type) {
        var film =
                """
                {'type':'TYPE','media_url_https':'https://x/still.jpg','url':'https://t.co/v','video_info':{'variants':[
                  {'content_type':'application/x-mpegURL','url':'https://x/v.m3u8'},
                  {'bitrate':320000,'content_type':'video/mp4','url':'https://x/small.mp4'},
                  {'bitrate':832000,'content_type':'video/mp4','url':'https://x/large.mp4'}]}}
                """
                        .replace("TYPE", type);
        assertThat(contents("{'text':'watch https://t.co/v','attachment':{'type':'media','media':" + film + "}}"))
                .containsExactly(Content.text("watch"), new Content.File("video", "https://x/large.mp4", null));
    }

    @Test
    void readsATappedAnswer() {
        assertThat(contents("{'text':'Red','quick_reply_response':{'type':'options','metadata':'COLOR_RED'}}"))
                .containsExactly(new Content.Tapped("Red", "COLOR_RED"));
        assertThat(contents("{'quick_reply_response':{'type':'options','metadata':'COLOR_RED'}}"))
                .containsExactly(new Content.Tapped("COLOR_RED", "COLOR_RED"));
    }

    @Test
    void readsALocation() {
        assertThat(
                        contents(
                                """
                        {'attachment':{'type':'location','location':{'type':'shared_coordinate','shared_coordinate':
                          {'coordinates':{'type':'Point','coordinates':[45.6,12.3]}}}}}
                        """))
                .containsExactly(new Content.Location(12.3, 45.6, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'text':''}",
                "{'text':{'a':1}}",
                "{'text':null,'entities':1}",
                "{'attachment':{'type':'media'}}",
                "{'attachment':{'type':'media','media':{'type':'photo'}}}",
                "{'attachment':{'type':'media','media':{'type':'photo','media_url_https':'file:///etc/passwd'}}}",
                "{'attachment':{'type':'media','media':[null]}}",
                "{'attachment':{'type':'media','media':{'type':'video','video_info':{'variants':1}}}}",
                "{'attachment':{'type':'media','media':{'type':'hologram','media_url_https':'https://x'}}}",
                "{'attachment':{'type':'location','location':{}}}",
                "{'attachment':{'type':'location','location':{'coordinates':['a','b']}}}",
                "{'attachment':{'type':'poll'}}"
            })
    void showsWhatItHasNoWordForAsSuch(String message) {
        assertThat(contents(message)).singleElement().isInstanceOf(Content.NotUnderstood.class);
    }

    private static List<Content> contents(String json) {
        return XContents.of(Json.read(json.replace('\'', '"')), XContentsTests::content);
    }

    private static Content content(Media.Source source) {
        return source.kind().equals("image")
                ? new Content.Image(source.reference(), source.caption())
                : new Content.File(source.kind(), source.reference(), source.name());
    }
}
