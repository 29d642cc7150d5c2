using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Itog.Recorder.Tests.Support;

/// <summary>The program: runs the tests, or is the recorder that a crash test starts and kills.</summary>
internal static class Entry
{
    public static Task<int> Main(string[] args) =>
        args is [RecorderHost.Name, .. var rest] ? RecorderHost.RunAsync(rest)
        : args.Contains("--server") || args.Contains("--internal-msbuild-node") ? TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
        : ConsoleRunner.Run(args);
}
