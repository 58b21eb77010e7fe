namespace Whetstone.Data;

/// <summary>Dogs and cats of Asirra, 12,500 photographs of each, as Microsoft Research publishes them: the same as in Kaggle's competition. Image files, which <c>Whetstone.Vision</c> reads.</summary>
/// <remarks>Some of the files are damaged or empty: train with <c>--skip-bad</c>.</remarks>
public static class DogsVsCats
{
    /// <summary>Its content, file and source. There is no part for testing; a part of the images has to be held back.</summary>
    public static DataSetInfo Info { get; } = new()
    {
        Name = "dogs-vs-cats",
        Aliases = ["cats-vs-dogs", "dogscats"],
        Title = "Dogs vs. cats",
        Classes = ["Cat", "Dog"],
        Shape = [],
        TrainCount = 25_000,
        TestCount = 0,
        Licence = "Microsoft's terms for Asirra",
        Files = [new("kagglecatsanddogs_5340.zip", 824_887_076, FileHash.Sha256("b7974bd00a84a99921f36ee4403f089853777b5ae8d151c76a86e64900334af9")) { Unpack = false }],
        Sources = [new HttpMirror("https://download.microsoft.com/download/3/E/1/3E1C3F21-ECDB-4869-8368-6DEBA77B919F/")],
        ArchiveRoot = "PetImages",
    };
}
