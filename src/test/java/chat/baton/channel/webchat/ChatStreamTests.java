package chat.baton.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.async.StandardServletAsyncWebRequest;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitterReturnValueHandler;

class ChatStreamTests {

    /** As the container's is, once it has found that the page went away. */
    private static final class Gone extends MockAsyncContext {

        boolean asked;

        Gone(ServletRequest request, ServletResponse response) {
            super(request, response);
        }

        @Override
        public void dispatch() {
            asked = true;
            throw new IllegalStateException("The connection is over");
        }
    }

    @Test
    void endsQuietlyWhenTheContainerHasEndedItAlready() throws Exception {
        var stream = new ChatStream(UUID.randomUUID(), "network", 0);
        var gone = new Gone(new MockHttpServletRequest(), new MockHttpServletResponse());
        var request = new MockHttpServletRequest() {
            @Override
            public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
                super.startAsync(request, response);
                return gone;
            }
        };
        request.setAsyncSupported(true);
        open(stream, request);

        assertThatCode(stream::end).doesNotThrowAnyException();
        assertThat(gone.asked).isTrue();
    }

    private static void open(ChatStream stream, MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        WebAsyncUtils.getAsyncManager(request)
                .setAsyncWebRequest(new StandardServletAsyncWebRequest(request, response));
        new ResponseBodyEmitterReturnValueHandler(List.of(new MappingJackson2HttpMessageConverter()))
                .handleReturnValue(
                        stream.page(),
                        new MethodParameter(ChatStream.class.getDeclaredMethod("page"), -1),
                        new ModelAndViewContainer(),
                        new ServletWebRequest(request, response));
    }
}
