package dev.envelope.cost;

import static dev.envelope.Envelope.*;

import java.nio.file.*;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.BitmapEncoder;

class TmpTest {
    @Test
    void print() throws Exception {
        var shop = BillTest.shop().users(million(30, 60)).dailyCurve(evenings());
        System.out.println(shop.component(cache("redis").hitRate(0.9).capacity(GB(300)))
                .cost()
                .purchases());
        System.out.println(
                shop.component(cache("redis").hitRate(0.9).capacity(GB(300))).cost());
        System.out.println(shop.on("Google Cloud")
                .purchase(reserved(years(1)).autoscaled())
                .cost());
        Files.createDirectories(Path.of("/tmp/costpics"));
        BitmapEncoder.saveBitmap(
                shop.cost().purchases().chart(), "/tmp/costpics/purchases", BitmapEncoder.BitmapFormat.PNG);
        BitmapEncoder.saveBitmap(shop.cost().clouds().chart(), "/tmp/costpics/clouds", BitmapEncoder.BitmapFormat.PNG);
    }
}
