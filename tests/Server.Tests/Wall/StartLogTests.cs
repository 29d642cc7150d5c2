using Itog.Server.Hosting;
using Itog.Server.Wall;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Itog.Server.Tests.Wall;

/// <summary>When the server was started and how each run ended, over several runs in one folder.</summary>
public sealed class StartLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("itog-starts-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 2, 11, 6, 0, 0, TimeSpan.Zero));

    private DateTimeOffset _machineStartedAt = new(2026, 2, 10, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_was_told_to_stop_has_stopped_when_it_did()
    {
        using var first = Open();
        await first.StartAsync(Cancel);
        _time.Advance(TimeSpan.FromHours(2));
        await first.StopAsync(Cancel);
        var stopped = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromMinutes(1));
        using var second = Open();
        await second.StartAsync(Cancel);

        second.Read().Select(r => (r.EndedAt, r.End)).Should().Equal((null, null), (stopped, RunEnd.Stopped));
        second.Read()[0].StartedAt.Should().Be(_time.GetUtcNow());
    }

    [Fact]
    public async Task A_run_that_was_killed_broke_off_when_it_was_last_alive()
    {
        var killed = await KillAsync();
        _time.Advance(TimeSpan.FromMinutes(3));
        using var next = Open();
        await next.StartAsync(Cancel);

        next.Read()[1].End.Should().Be(RunEnd.Broke);
        next.Read()[1].EndedAt.Should().BeCloseTo(killed, StartLog.Beat);
    }

    [Fact]
    public async Task A_computer_that_was_started_since_has_gone_off()
    {
        await KillAsync();
        _time.Advance(TimeSpan.FromMinutes(3));
        _machineStartedAt = _time.GetUtcNow() - TimeSpan.FromMinutes(1);
        using var next = Open();
        await next.StartAsync(Cancel);

        next.Read()[1].End.Should().Be(RunEnd.MachineWentOff);
    }

    [Fact]
    public async Task A_torn_line_costs_itself_and_nothing_else()
    {
        await KillAsync();
        await File.AppendAllTextAsync(Path.Combine(_folder, "starts.jsonl"), "{\"at\":\"2026-0\n", Cancel);
        using var next = Open();
        await next.StartAsync(Cancel);

        next.Read().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_disk_that_refuses_does_not_keep_the_server_from_starting()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "starts.jsonl"));
        using var log = Open();

        await log.StartAsync(Cancel);

        log.Read().Should().BeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A run that says no goodbye; when it was killed.</summary>
    private async Task<DateTimeOffset> KillAsync()
    {
        using var run = Open();
        await run.StartAsync(Cancel);
        _time.Advance(TimeSpan.FromMinutes(42));
        return _time.GetUtcNow();
    }

    private StartLog Open()
    {
        var configuration = new ConfigurationManager();
        configuration[StorageFolder.Setting] = _folder;
        return new StartLog(StorageFolder.Prepare(configuration), _time, NullLogger<StartLog>.Instance) { MachineStartedAt = () => _machineStartedAt };
    }
}
