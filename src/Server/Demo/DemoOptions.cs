namespace Itog.Server.Demo;

/// <summary>Settings of the demo school: the section <c>Demo</c>. Off unless asked for.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    public bool Enabled { get; set; }

    /// <summary>When the participants are scheduled, in minutes after the first start of the day; a negative number makes a late one.</summary>
    public IList<int> ScheduleMinutes { get; } = [];
}
