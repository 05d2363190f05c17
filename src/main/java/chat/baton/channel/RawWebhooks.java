package chat.baton.channel;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;

/** Nothing takes a webhook's body apart before its signature is checked, whatever the body says it is. */
@Configuration(proxyBeanMethods = false)
class RawWebhooks {

    /** It is looked for when the first comes: routes start after the server does. */
    @Bean
    DelegatingFilterProxyRegistrationBean providersFirst() {
        var door = new DelegatingFilterProxyRegistrationBean("providerDoor");
        door.addUrlPatterns("/hooks/*");
        door.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return door;
    }

    @Bean(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
    MultipartResolver formsExceptInWebhooks() {
        var resolver = new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return !request.getServletPath().startsWith("/hooks/") && super.isMultipart(request);
            }
        };
        // so that whoever asked for a form answers when it is too large
        resolver.setResolveLazily(true);
        return resolver;
    }
}
