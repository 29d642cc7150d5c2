namespace Itog.Queue.Protocol;

/// <summary>Where a participant's call for help stands: nobody called, called and not answered yet, somebody sees to it.</summary>
public enum HelpState
{
    None,
    Asked,
    Seen,
}
