package dev.ashlar.content.rest;

import dev.ashlar.content.application.CreateResource;
import dev.ashlar.content.application.DeleteResource;
import dev.ashlar.content.application.EditResource;
import dev.ashlar.content.application.ResourceListing;
import dev.ashlar.content.application.ResourceQueries;
import dev.ashlar.content.application.ResourceView;
import dev.ashlar.content.application.Visibility;
import dev.ashlar.content.domain.Resource.Edit;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.Status;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.rest.Anonymous;
import dev.ashlar.platform.rest.Caller;
import dev.ashlar.platform.rest.Cursors;
import dev.ashlar.platform.rest.Data;
import dev.ashlar.platform.rest.DataList;
import dev.ashlar.platform.rest.ETags;
import dev.ashlar.platform.rest.ErrorCode;
import dev.ashlar.platform.rest.Example;
import dev.ashlar.platform.rest.Fails;
import dev.ashlar.platform.rest.Failure;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Publishes resources and shows them. */
@Controller("${ashlar.base-path}/resources")
@Tag(name = "resources", description = "What users write and publish")
final class ResourceController {
  private final CreateResource createResource;
  private final EditResource editResource;
  private final DeleteResource deleteResource;
  private final ResourceQueries resources;
  private final Cursors cursors;
  private final String basePath;

  ResourceController(
      CreateResource createResource,
      EditResource editResource,
      DeleteResource deleteResource,
      ResourceQueries resources,
      Cursors cursors,
      @Value("${ashlar.base-path}") String basePath) {
    this.createResource = createResource;
    this.editResource = editResource;
    this.deleteResource = deleteResource;
    this.resources = resources;
    this.cursors = cursors;
    this.basePath = basePath;
  }

  @Get
  @Anonymous
  @Operation(
      operationId = "listResources",
      summary = "List resources",
      description =
          "Filters narrow what the caller may see: published resources of everyone, and in any"
              + " status their own, or all of them for an admin. Without a filter, published ones"
              + " alone. What would take too long is given up with 503: rarer words or more filters"
              + " narrow it.")
  @Fails(ErrorCode.UNAUTHENTICATED)
  HttpResponse<DataList<ResourceSummaryJson>> list(
      @RequestBean ResourceQuery query, @Caller Viewer viewer, HttpRequest<?> request) {
    ResourceListing listing = query.toListing(viewer);
    return cursors.answer(
        request,
        query,
        page -> resources.list(listing, page),
        slice -> resources.list(listing, slice),
        ResourceSummaryJson::of);
  }

  @Post
  @io.micronaut.http.annotation.Status(HttpStatus.CREATED)
  @Operation(
      operationId = "createResource",
      summary = "Write a resource",
      description = "A draft, or published at once, which takes a creator.")
  @Example("{\"status\": \"draft\", \"publishedAt\": null}")
  @Fails({ErrorCode.FORBIDDEN, ErrorCode.INVALID_STATUS_CHANGE})
  HttpResponse<Data<ResourceJson>> create(
      @Body ResourceRequests.Create body, @Caller Viewer.SignedIn viewer, HttpRequest<?> request) {
    return switch (createResource.handle(body.toCommand(viewer))) {
      case CreateResource.Created(var resource) ->
          HttpResponse.created(Data.of(ResourceJson.of(resource)))
              .header(HttpHeaders.LOCATION, basePath + "/resources/" + resource.id())
              .header(HttpHeaders.ETAG, ETags.of(resource.version()));
      case CreateResource.InvalidStatusChange(var from, var to) -> throw illegal(from, to);
    };
  }

  @Get("/{id}")
  @Anonymous
  @Operation(
      operationId = "getResource",
      summary = "Show a resource",
      description = "Published ones to everybody, others to their owner and to admins.")
  @Fails(ErrorCode.NOT_FOUND)
  HttpResponse<Data<ResourceJson>> find(
      @PathVariable UUID id, @Caller Viewer viewer, HttpRequest<?> request) {
    ResourceId resource = new ResourceId(id);
    Visibility visibility = Visibility.of(viewer);
    return ETags.<ResourceJson>notModified(
            request,
            () ->
                ETags.of(
                    resources
                        .version(resource, visibility)
                        .orElseThrow(ResourceController::unknown)))
        .orElseGet(() -> {
          ResourceView view =
              resources.find(resource, visibility).orElseThrow(ResourceController::unknown);
          return HttpResponse.ok(Data.of(ResourceJson.of(view)))
              .header(HttpHeaders.ETAG, ETags.of(view.version()));
        });
  }

  @Put("/{id}")
  @Operation(
      operationId = "putResource",
      summary = "Replace a resource",
      description = "What is left out is emptied, but the status, which stays.")
  @Fails({
    ErrorCode.FORBIDDEN,
    ErrorCode.NOT_FOUND,
    ErrorCode.PRECONDITION_FAILED,
    ErrorCode.INVALID_STATUS_CHANGE
  })
  HttpResponse<Data<ResourceJson>> put(
      @PathVariable UUID id,
      @Body ResourceRequests.Put body,
      @Caller Viewer.SignedIn viewer,
      HttpRequest<?> request) {
    return edit(id, body.toEdit(), viewer, request);
  }

  @Patch(
      value = "/{id}",
      consumes = {MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(
      operationId = "patchResource",
      summary = "Change a resource",
      description = "A JSON Merge Patch: what is left out stays, null empties.")
  @Fails({
    ErrorCode.FORBIDDEN,
    ErrorCode.NOT_FOUND,
    ErrorCode.PRECONDITION_FAILED,
    ErrorCode.INVALID_STATUS_CHANGE
  })
  HttpResponse<Data<ResourceJson>> patch(
      @PathVariable UUID id,
      @Body ResourceRequests.Merge body,
      @Caller Viewer.SignedIn viewer,
      HttpRequest<?> request) {
    return edit(id, body.toEdit(), viewer, request);
  }

  @Delete("/{id}")
  @io.micronaut.http.annotation.Status(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "deleteResource",
      summary = "Delete a resource",
      description = "For good: there is no way back.")
  @Fails({ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND, ErrorCode.PRECONDITION_FAILED})
  HttpResponse<Void> delete(
      @PathVariable UUID id, @Caller Viewer.SignedIn viewer, HttpRequest<?> request) {
    deleteResource.handle(
        new DeleteResource.Command(viewer, new ResourceId(id), ETags.expected(request)));
    return HttpResponse.noContent();
  }

  private HttpResponse<Data<ResourceJson>> edit(
      UUID id, Edit edit, Viewer.SignedIn viewer, HttpRequest<?> request) {
    EditResource.Command command =
        new EditResource.Command(viewer, new ResourceId(id), ETags.expected(request), edit);
    return switch (editResource.handle(command)) {
      case EditResource.Edited(var resource) ->
          HttpResponse.ok(Data.of(ResourceJson.of(resource)))
              .header(HttpHeaders.ETAG, ETags.of(resource.version()));
      case EditResource.InvalidStatusChange(var from, var to) -> throw illegal(from, to);
    };
  }

  private static NotFound unknown() {
    return new NotFound("resource");
  }

  private static Failure illegal(Status from, Status to) {
    return Failure.of(
        ErrorCode.INVALID_STATUS_CHANGE,
        "A resource that is " + from.code() + " can't become " + to.code() + ".");
  }
}
