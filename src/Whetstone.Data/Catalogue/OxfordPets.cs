namespace Whetstone.Data;

/// <summary>Oxford-IIIT pets: photographs of 37 breeds of cats and dogs, by Omkar Parkhi, Andrea Vedaldi, Andrew Zisserman and C. V. Jawahar. Image files, which <c>Whetstone.Vision</c> reads.</summary>
public static class OxfordPets
{
    /// <summary>Its content, files and sources. Names of cats begin with a capital.</summary>
    public static DataSetInfo Info { get; } = new()
    {
        Name = "pets",
        Aliases = ["oxford-pets", "oxford-iiit-pet", "oxford-iiit-pets"],
        Title = "Oxford-IIIT pets",
        Classes =
        [
            "Abyssinian", "Bengal", "Birman", "Bombay", "British_Shorthair", "Egyptian_Mau", "Maine_Coon", "Persian", "Ragdoll", "Russian_Blue", "Siamese", "Sphynx",
            "american_bulldog", "american_pit_bull_terrier", "basset_hound", "beagle", "boxer", "chihuahua", "english_cocker_spaniel", "english_setter",
            "german_shorthaired", "great_pyrenees", "havanese", "japanese_chin", "keeshond", "leonberger", "miniature_pinscher", "newfoundland", "pomeranian", "pug",
            "saint_bernard", "samoyed", "scottish_terrier", "shiba_inu", "staffordshire_bull_terrier", "wheaten_terrier", "yorkshire_terrier",
        ],
        Shape = [],
        TrainCount = 3680,
        TestCount = 3669,
        Licence = "CC BY-SA 4.0",
        Files =
        [
            new("images.tar.gz", 791_918_971, FileHash.Sha256("67195c5e1c01f1ab5f9b6a5d22b8c27a580d896ece458917e61d459337fa318d"), FileHash.Md5("5c4f3ee8e5d25df40f4fd59a7f44e54c")) { Unpack = false },
            new("annotations.tar.gz", 19_173_078, FileHash.Sha256("52425fb6de5c424942b7626b428656fcbd798db970a937df61750c0f1d358e91"), FileHash.Md5("95a8c909bbe2e81eed6a22bccdf3f68f")) { Unpack = false },
        ],
        Sources =
        [
            new HttpMirror("https://thor.robots.ox.ac.uk/~vgg/data/pets/"),
            new HttpMirror("https://www.robots.ox.ac.uk/~vgg/data/pets/data/"),
        ],
        ArchiveRoot = "",
    };
}
