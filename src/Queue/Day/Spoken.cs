namespace Itog.Queue.Day;

/// <summary>What a participant says to the recording so that the expert knows whom and what he hears.</summary>
public enum Spoken
{
    /// <summary>Surname, name and patronymic, before the first task.</summary>
    Name,

    /// <summary>The number of the variant, before the first task.</summary>
    Variant,

    /// <summary>The number of the task, before each of them.</summary>
    TaskNumber,
}
