using System.Diagnostics;
using System.Net;
using CyberAware.TestSupport;
using CyberAware.Web.Site;
using CyberAware.Web.Tests.Drills;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CyberAware.Web.Tests.Site;

/// <summary>Who is slow holds up nobody but himself.</summary>
[Collection(nameof(QuietMachine))]
public sealed class SlowClientsTests
{
    private const int SlowOnes = 300;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Post_HundredsOfSlowBodiesFromOneNetwork_HoldUpNobody()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var host = new PortalHost();
        var server = host.Listen();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server };
        using (await client.GetAsync("/kk/search?q=парол", cancellation))
        {
        }

        var slow = new List<RawConnection>();
        for (var i = 0; i < SlowOnes; i++)
        {
            slow.Add(await RawConnection.OpenAsync(server, cancellation));
            await slow[i].SendAsync(
                $"POST /api/v1/quizzes/passwords/attempts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 16000\r\n\r\n{new string(' ', 3000)}", cancellation);
        }

        // As many as are above the limit are told whom to call, whichever came last; that all of them were told means that the others are being read.
        var answers = slow.ConvertAll(connection => connection.ReadHeadersAsync(cancellation));
        var refused = SlowOnes - RequestLimits.UnfinishedBodiesPerNetwork;
        for (var i = 0; i < 100 && answers.Count(answer => answer.IsCompleted) < refused; i++)
        {
            await Task.Delay(50, cancellation);
        }

        var told = answers.FindAll(answer => answer.IsCompleted);
        Assert.Equal(refused, told.Count);
        foreach (var answer in told)
        {
            Assert.StartsWith("HTTP/1.1 503", await answer, StringComparison.Ordinal);
            Assert.Contains("Retry-After: 5", await answer, StringComparison.Ordinal);
        }

        foreach (var (address, status) in new[] { ("/kk/search?q=парол", HttpStatusCode.OK), ("/", HttpStatusCode.Redirect), ("/health/ready", HttpStatusCode.OK), ("/kk/nothing", HttpStatusCode.NotFound), ("/kk", HttpStatusCode.OK) })
        {
            var clock = Stopwatch.StartNew();
            using var response = await client.GetAsync(address, cancellation);
            Assert.Equal(status, response.StatusCode);
            Assert.True(clock.Elapsed < Soon, $"{address} took {clock.ElapsedMilliseconds} ms.");
        }

        slow.ForEach(connection => connection.Reset());

        // Whoever left makes room for others.
        HttpStatusCode last = default;
        for (var i = 0; i < 50 && last != HttpStatusCode.BadRequest; i++)
        {
            using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            using var response = await client.PostAsync("/api/v1/quizzes/passwords/attempts", body, cancellation);
            last = response.StatusCode;
            await Task.Delay(100, cancellation);
        }

        Assert.Equal(HttpStatusCode.BadRequest, last);
    }

    [Fact]
    public async Task Get_PageThatAnotherIsSentOnASlowLine_DoesNotWaitForIt()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var line = new SlowLine();
        await using var host = new PortalHost().Replacing(services => services.AddSingleton<IStartupFilter>(line));
        using var client = new HttpClient { BaseAddress = host.Listen() };
        var slow = client.SendAsync(HttpMethod.Get, "/ru/glossary", (SlowLine.Header, "yes"), ("Accept-Encoding", "br"));
        await line.IsReached;

        using var response = await client.SendAsync(HttpMethod.Get, "/ru/glossary", ("Accept-Encoding", "br")).WaitAsync(TimeSpan.FromSeconds(5), cancellation);

        Assert.NotEmpty(await response.DecodedAsync());
        Assert.False(slow.IsCompleted);
        line.Open();
        Assert.NotEmpty(await (await slow).DecodedAsync());
    }

    /// <summary>A line that takes no byte until it is opened.</summary>
    private sealed class SlowLine : IStartupFilter
    {
        public const string Header = "Test-Slow";

        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsReached => reached.Task;

        public void Open() => open.TrySetResult();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (context.Request.Headers.ContainsKey(Header))
                {
                    context.Response.Body = new Blocked(context.Response.Body, this);
                }

                return following(context);
            });
            next(app);
        };

        private sealed class Blocked(Stream inner, SlowLine line) : Stream
        {
            public override bool CanRead => false;

            public override bool CanSeek => false;

            public override bool CanWrite => true;

            public override long Length => throw new NotSupportedException();

            public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

            public override void Flush() => throw new NotSupportedException();

            public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

            public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
                WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

            public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
            {
                line.reached.TrySetResult();
                await line.open.Task;
                await inner.WriteAsync(buffer, cancellationToken);
            }
        }
    }
}
