#:project ../src/Whetstone.Vision

// Images that are augmented on their way to a network, with a box that follows; the pictures are drawn here.
//     dotnet run samples/augmentation.cs
using Whetstone;
using Whetstone.Data;
using Whetstone.Vision;

DirectoryInfo folder = Directory.CreateTempSubdirectory("whetstone-augmentation-");
Directory.SetCurrentDirectory(folder.FullName);
for (int i = 0; i < 20; i++)
{
    Directory.CreateDirectory(Path.Combine("images", i % 2 == 0 ? "cat" : "dog"));
    Drawing(i).Save(Path.Combine("images", i % 2 == 0 ? "cat" : "dog", $"{i}.png"));
}
Drawing(0).Save("cat.png");

ItemSets pets = FileItems.From("images").SplitByRandom(0.2).LabelByFolder()
    .ReadImages(train: ImageNetTransforms.Training(224, new TrivialAugment()), validation: ImageNetTransforms.Evaluation());
var (train, validation) = pets.Batches(64, [new ToFloat(), new Normalize(ImageNetTransforms.Mean, ImageNetTransforms.Std)], seed: 1);
Batch first = train.Epoch(0).First();
Console.WriteLine($"for training {first.Data.Spec}, for validation {validation!.Epoch(0).First().Data.Spec}");

var chain = new Compose(
    new ToRgb(),
    new ResizeShort(256), new RandomCrop(224, 224),
    new RandomFlipLeftRight(),
    new SymmetricWarp((-0.2, 0.2)) { P = 0.75, Border = Border.Reflect },
    new RandomRotation((-10, 10)) { P = 0.75, Border = Border.Reflect },
    new RandomZoom((1, 1.1)) { P = 0.75, Border = Border.Reflect },
    new RandomColorJitter(0.4, 0.4, 0.4, 0.1));
Image changed = chain.Apply(Image.Load("cat.png"), new Rng(1));

Annotated seen = chain.Apply(new Annotated(Drawing(0)) { Boxes = [new(100, 80, 200, 160)] }, new Rng(1));
Console.WriteLine($"changed {changed}, the box is now {seen.Boxes[0]}");
Directory.SetCurrentDirectory(Path.GetTempPath());
folder.Delete(recursive: true);
return seen.Image.HasSamePixels(changed) ? 0 : 1;

// A bright thing on a ground of some colour.
static Image Drawing(int i) => Image.Filled(256, 320, (byte)(10 * i), 80, 120).Erase(new(80, 100, 80, 100), 250, 240, 90);
