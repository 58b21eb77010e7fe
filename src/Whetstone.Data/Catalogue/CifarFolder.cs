namespace Whetstone.Data;

/// <summary>A folder with the unpacked binary archive of CIFAR-10 or CIFAR-100, or with files of the same form.</summary>
public static class CifarFolder
{
    private const string Ten = "data_batch_1.bin", Hundred = "train.bin";

    /// <summary>Whether a folder holds such files.</summary>
    public static bool Matches(string folder) => File.Exists(Path.Combine(folder, Ten)) || File.Exists(Path.Combine(folder, Hundred));

    /// <summary>Reads both parts; of CIFAR-100 with its hundred classes.</summary>
    /// <exception cref="FileNotFoundException">A part is missing.</exception>
    /// <exception cref="DataFormatException">A file is damaged.</exception>
    public static LoadedDataSet Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        bool ten = File.Exists(Path.Combine(folder, Ten));
        LabelledImages train = ten ? Cifar10.Read(folder, true) : Cifar100.Read(folder, true), test = ten ? Cifar10.Read(folder, false) : Cifar100.Read(folder, false);
        return new(train, test, (ten ? Cifar10.Info : Cifar100.Info) with { Title = folder, TrainCount = train.Count, TestCount = test.Count, Files = [], Sources = [] });
    }
}
