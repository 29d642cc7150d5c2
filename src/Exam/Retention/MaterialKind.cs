namespace Itog.Exam.Retention;

/// <summary>What the server keeps of an exam day and gives up when its term is over.</summary>
public enum MaterialKind
{
    /// <summary>Sound and pictures of the answers, with the journals they were made of.</summary>
    Recordings,

    /// <summary>Written answers, every saved revision of them.</summary>
    WrittenAnswers,

    /// <summary>Files among the recordings of the day that no readable manifest describes.</summary>
    OrphanFiles,

    /// <summary>The package that was made for the processing centre when the day was closed.</summary>
    TransferPackage,

    /// <summary>The encrypted packages of exam materials, as they came.</summary>
    KimPackages,

    /// <summary>The opened variants of the exam materials.</summary>
    KimVariants,
}
