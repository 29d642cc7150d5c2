namespace Itog.Exam.Kim.Package;

/// <summary>What is wrong with an archive.</summary>
public enum ArchiveFault
{
    /// <summary>Not a ZIP at all, or its end is missing.</summary>
    NotZip,

    /// <summary>Its parts contradict each other, or a file has been changed.</summary>
    Damaged,

    /// <summary>More or larger files than a package may have.</summary>
    TooLarge,

    /// <summary>A file is not encrypted, or by the old weak way of ZIP.</summary>
    NotEncrypted,

    /// <summary>A kind of ZIP or of compression that we do not read.</summary>
    Unsupported,

    WrongPassword,
}
