using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace CyberAware.Web.Site;

/// <summary>
/// Takes every response that is rendered into memory and sends it when it is complete, after locks and permits
/// were given back: nobody waits for another's slow line, and nothing is sent that was broken off. Cached
/// responses, whose bytes are in memory already, pass straight through.
/// </summary>
public sealed class ResponseBufferMiddleware(RequestDelegate next, TimeProvider clock)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Files are complete as they are.
        if (context.Request.Path.StartsWithSegments(ClientAssets.Root))
        {
            return next(context);
        }

        var buffer = new ResponseBuffer(context, clock);
        var answered = next(context);
        return answered.IsCompletedSuccessfully && buffer.IsSent ? Task.CompletedTask : buffer.SendAsync(answered);
    }
}

/// <summary>The response's body while it is rendered. HEAD is rendered as GET, and its body stays here.</summary>
public sealed class ResponseBuffer : IHttpResponseBodyFeature
{
    private readonly HttpContext context;
    private readonly TimeProvider clock;
    private readonly IHttpResponseBodyFeature connection;
    private readonly bool isHead;
    private MemoryStream? rendered;

    public ResponseBuffer(HttpContext context, TimeProvider clock)
    {
        this.context = context;
        this.clock = clock;
        connection = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Features.Set<IHttpResponseBodyFeature>(this);
        isHead = HttpMethods.IsHead(context.Request.Method);
        if (isHead)
        {
            context.Request.Method = HttpMethods.Get;
        }
    }

    /// <summary>Whether a cached response went to the connection, so that nothing is left to send.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Where responses are rendered.</summary>
    public Stream Stream => rendered ??= new MemoryStream();

    /// <summary>For what is complete already; the cache asks for it after it has set the headers of a cached page.</summary>
    public PipeWriter Writer
    {
        get
        {
            if (isHead)
            {
                return PipeWriter.Create(Stream.Null);
            }

            IsSent = true;
            PageHeaders.Freshen(context, clock);
            return connection.Writer;
        }
    }

    public void DisableBuffering()
    {
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task CompleteAsync() => Task.CompletedTask;

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);

    /// <summary>Sends what was rendered, when all of it is there.</summary>
    public async Task SendAsync(Task answered)
    {
        try
        {
            await answered;
        }
        finally
        {
            context.Features.Set(connection);
            if (isHead)
            {
                context.Request.Method = HttpMethods.Head;
            }
        }

        if (IsSent)
        {
            return;
        }

        if (rendered is not { Length: > 0 } body)
        {
            PageHeaders.Freshen(context, clock); // 304, and HEAD of a cached page
            return;
        }

        context.Response.ContentLength = body.Length;
        if (!isHead)
        {
            await connection.Writer.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), CancellationToken.None);
        }
    }
}
