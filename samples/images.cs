#:project ../src/Whetstone.Vision

// Images from and to files, in another size, and as tensors.
//     dotnet run samples/images.cs
using Whetstone;
using Whetstone.Vision;

// A picture to work with: a red field with a blue corner.
string folder = Directory.CreateTempSubdirectory("images-").FullName;
Directory.SetCurrentDirectory(folder);
byte[] pixels = new byte[300 * 400 * 3];
for (int i = 0; i < pixels.Length; i += 3) pixels[i + (i / 3 % 400 < 100 && i / 1200 < 100 ? 2 : 0)] = 200;
new Image(300, 400, 3, pixels).Save("cat.png");

Image photo = Image.Load("cat.png", new() { AtLeast = (256, 256) });   // upright; a JPEG is decoded no larger than needed
Image small = photo.ToRgb().Resize(224, 224, Resampling.Bilinear);
Tensor x = small.ToTensor();                                           // float32 [3, 224, 224], 0 to 1
small.FlipLeftRight().Save("flipped.png");

Image flipped = Image.Load("flipped.png");
Console.WriteLine($"{photo} became {small} and a tensor {x.Shape}");
Console.WriteLine($"left corner: blue {small[0, 0, 2]}; flipped: red {flipped[0, 0, 0]}, and right blue {flipped[0, 223, 2]}");
Directory.SetCurrentDirectory(Path.GetTempPath());
Directory.Delete(folder, recursive: true);
