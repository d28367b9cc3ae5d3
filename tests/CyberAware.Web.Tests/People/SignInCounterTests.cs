using CyberAware.Web.People;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CyberAware.Web.Tests.People;

public sealed class SignInCounterTests
{
    [Fact]
    public async Task Write_EachPeriod_CountsWithoutNames()
    {
        var (time, log) = (new FakeTimeProvider(), new Lines());
        using var counter = new SignInCounter(time, log);
        await counter.StartAsync(TestContext.Current.CancellationToken);
        counter.CountSignedIn("passkey");
        counter.CountSignedIn("passkey");
        counter.CountFailed("password");
        counter.CountDelayed();
        for (var round = 0; round < 100 && log.Written.Count == 0; round++)
        {
            time.Advance(SignInCounter.Period);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        counter.CountFailed("provider");
        await counter.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            ["Sign-ins of the last minutes: passkey 2; failed: password 1; too early to be looked at: 1.", "Sign-ins of the last minutes: none; failed: provider 1; too early to be looked at: 0."],
            log.Written);
    }

    private sealed class Lines : ILogger<SignInCounter>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
