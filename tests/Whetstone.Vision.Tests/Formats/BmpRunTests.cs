namespace Whetstone.Vision.Tests;

public sealed class BmpRunTests
{
    [Fact]
    public void Jumps_leave_pixels_of_index_0_and_rows_count_from_the_bottom()
    {
        // 4 x 3: one pixel of 1, a jump by 1 right and 1 up, then 5 pixels of 2, of which two fit.
        byte[] runs = [1, 1, 0, 2, 1, 1, 5, 2, 0, 1];
        byte[] file = new byte[54 + 12 + runs.Length];
        "BM"u8.CopyTo(file);
        (file[10], file[14], file[18], file[22], file[26], file[28], file[30], file[46]) = (66, 40, 4, 3, 1, 8, 1, 3);
        file[58] = 100; // colour 1 is blue
        file[62 + 2] = 200; // colour 2 is red
        runs.CopyTo(file, 66);
        Image image = Image.Decode(file);
        byte[] blue = [.. Enumerable.Range(0, 12).Select(i => image.Pixels[3 * i + 2])], red = [.. Enumerable.Range(0, 12).Select(i => image.Pixels[3 * i])];
        Assert.Equal<byte>([0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0], blue);
        Assert.Equal<byte>([0, 0, 0, 0, 0, 0, 200, 200, 0, 0, 0, 0], red);
    }
}
