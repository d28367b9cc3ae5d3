using CyberAware.Web.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CyberAware.Web.Pages;

/// <summary>
/// Answers 405 to a method that a page has no handler for; by itself Razor Pages would show the page. The error page of a
/// refused request answers to every method; to OPTIONS with its status alone, which Razor Pages would turn into 200.
/// </summary>
public sealed class PageMethodFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var method = context.HttpContext.Request.Method;
        if (HttpMethods.IsOptions(method) && RequestLanguage.FailedPath(context.HttpContext) is not null)
        {
            context.Result = new StatusCodeResult(context.HttpContext.Response.StatusCode);
        }
        else if (context.HandlerMethod is null && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && RequestLanguage.FailedPath(context.HttpContext) is null)
        {
            var takesPosts = context.ActionDescriptor.HandlerMethods.Any(handler => HttpMethods.IsPost(handler.HttpMethod));
            context.HttpContext.Response.Headers.Allow = takesPosts ? "GET, HEAD, POST" : "GET, HEAD";
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
